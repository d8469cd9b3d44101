/// Looking into the double-entry books.
@NullMarked
package fidus.desktop.ledger;

import org.jspecify.annotations.NullMarked;
