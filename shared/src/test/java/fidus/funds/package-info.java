/// Proofs about terms and access.
@NullMarked
package fidus.funds;

import org.jspecify.annotations.NullMarked;
