export { createHallsWorkflow } from "./create-halls";
