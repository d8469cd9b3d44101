/// Money of clients that arrived at the house, before and after it is placed in contracts.
@NullMarked
package fidus.deposits;

import org.jspecify.annotations.NullMarked;
