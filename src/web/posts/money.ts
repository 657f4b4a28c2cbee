export { formatMoney } from '../ui/text/money.ts';
