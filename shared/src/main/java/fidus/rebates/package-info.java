/// Rebates of brokers: what was agreed, a month's run row by row, and what was received.
@NullMarked
package fidus.rebates;

import org.jspecify.annotations.NullMarked;
