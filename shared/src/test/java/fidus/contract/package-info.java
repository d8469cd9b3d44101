/// Proofs about the one JSON spelling.
@NullMarked
package fidus.contract;

import org.jspecify.annotations.NullMarked;
