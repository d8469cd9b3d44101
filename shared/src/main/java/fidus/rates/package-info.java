/// What currencies cost by day, and what exchanges that stand open are worth at a month's end.
@NullMarked
package fidus.rates;

import org.jspecify.annotations.NullMarked;
