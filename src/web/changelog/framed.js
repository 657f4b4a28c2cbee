// @ts-check
// Inside the pop-up of another page: Escape is theirs to hear, because it closes it.
addEventListener('keydown', (event) => event.key === 'Escape' && parent.postMessage('winnow:close', '*'));
