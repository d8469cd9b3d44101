/// Money of the house that is exchanged between two of its own accounts in two currencies.
@NullMarked
package fidus.server.exchanges;

import org.jspecify.annotations.NullMarked;
