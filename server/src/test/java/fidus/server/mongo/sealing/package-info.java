/// Proofs about keys and seals that need what the room keeps to itself.
@org.jspecify.annotations.NullMarked
package fidus.server.mongo.sealing;
