/// Fair performance fees for subscribers at different prices: marks per dealing lot, equalisation
/// credit and contingent redemption, series with automatic roll-up.
@NullMarked
package fidus.fees.equalisation;

import org.jspecify.annotations.NullMarked;
