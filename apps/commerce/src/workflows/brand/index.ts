export { createAuthorisationsWorkflow } from "./create-authorisations";
export { createMarksWorkflow } from "./create-marks";
export { revokeAuthorisationWorkflow } from "./revoke-authorisation";
