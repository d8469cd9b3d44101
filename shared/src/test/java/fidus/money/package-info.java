/// Proofs about exact money.
@NullMarked
package fidus.money;

import org.jspecify.annotations.NullMarked;
