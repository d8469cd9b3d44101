/// The screen of exchange rates, tested.
@NullMarked
package fidus.desktop.rates;

import org.jspecify.annotations.NullMarked;
