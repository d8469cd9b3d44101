/// The screen of the books against invented records.
@NullMarked
package fidus.desktop.ledger;

import org.jspecify.annotations.NullMarked;
