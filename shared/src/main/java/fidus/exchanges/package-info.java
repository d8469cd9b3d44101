/// Money of the house that is exchanged between two of its own accounts.
@NullMarked
package fidus.exchanges;

import org.jspecify.annotations.NullMarked;
