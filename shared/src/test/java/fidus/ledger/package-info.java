/// Tests of the arithmetic of the books.
@NullMarked
package fidus.ledger;

import org.jspecify.annotations.NullMarked;
