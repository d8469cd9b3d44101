/// Proofs of exchanges of money.
@NullMarked
package fidus.exchanges;

import org.jspecify.annotations.NullMarked;
