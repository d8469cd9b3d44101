/// Rates of exchange by day, and the differences of exchange of a month's end.
@NullMarked
package fidus.server.rates;

import org.jspecify.annotations.NullMarked;
