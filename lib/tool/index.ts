/**
 * Tools and the documents that describe them.
 *
 * - **tool**: one callable with a name, a purpose and parameters.
 * - **tool document**: what a server says of itself and its tools; immutable once stored, a change is a new version.
 * - **tool key**: a tool named across servers, `server/tool`.
 * - **call**, **result**, **failure**: one use of a tool and what came back.
 * - **backend**: whatever answers calls in one session.
 */
export * from './tool'
