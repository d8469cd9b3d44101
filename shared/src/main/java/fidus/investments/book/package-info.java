/// A running contract: its payout rows, commissions and what the journal holds of them.
@NullMarked
package fidus.investments.book;

import org.jspecify.annotations.NullMarked;
