/// Proofs about the room that speaks to the database.
@org.jspecify.annotations.NullMarked
package fidus.server.mongo;
