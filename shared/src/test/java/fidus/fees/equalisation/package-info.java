/// Proofs of equalisation.
@NullMarked
package fidus.fees.equalisation;

import org.jspecify.annotations.NullMarked;
