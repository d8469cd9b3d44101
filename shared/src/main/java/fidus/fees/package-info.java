/// Fees by explicit agreement: day counts, hurdles, high-water marks, management fees, trails.
@NullMarked
package fidus.fees;

import org.jspecify.annotations.NullMarked;
