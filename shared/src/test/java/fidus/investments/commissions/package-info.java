/// Proofs about what agents and companies earn.
@NullMarked
package fidus.investments.commissions;

import org.jspecify.annotations.NullMarked;
