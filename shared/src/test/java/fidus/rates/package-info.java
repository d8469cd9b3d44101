/// Valuing open exchanges, tested.
@NullMarked
package fidus.rates;

import org.jspecify.annotations.NullMarked;
