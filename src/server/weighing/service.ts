/** Items weighed against each other by live demand, what was typed beside it, and the orders that follow from it. */
export { applyOrder, listOrders, undoOrder } from './orders.ts';
export { listOverrides, overrideInput } from './overrides.ts';
export { createScenario, listScenarios, removeScenario } from './scenarios.ts';
export { weigh, weighByScore } from './weighing.ts';
