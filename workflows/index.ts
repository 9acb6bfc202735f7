export { change } from './change.ts';
export { supportRequest } from './support-request.ts';
export { webhookDelivery } from './webhook-delivery.ts';
