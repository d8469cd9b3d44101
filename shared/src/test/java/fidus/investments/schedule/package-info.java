/// Proofs about what a contract pays and when.
@NullMarked
package fidus.investments.schedule;

import org.jspecify.annotations.NullMarked;
