/// The books: entries posted once and never changed, balances summed from them.
@NullMarked
package fidus.server.ledger;

import org.jspecify.annotations.NullMarked;
