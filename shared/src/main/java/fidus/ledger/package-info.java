/// Double-entry books: immutable balanced entries, balances derived.
@NullMarked
package fidus.ledger;

import org.jspecify.annotations.NullMarked;
