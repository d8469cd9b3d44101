/// Proofs of rates of return.
@NullMarked
package fidus.returns;

import org.jspecify.annotations.NullMarked;
