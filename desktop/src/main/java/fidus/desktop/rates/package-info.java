/// Rates of exchange by day, and the differences of exchange of a month's end.
@NullMarked
package fidus.desktop.rates;

import org.jspecify.annotations.NullMarked;
