/// Closed volume and what the broker owes for it.
@NullMarked
package fidus.mt5.rebates;

import org.jspecify.annotations.NullMarked;
