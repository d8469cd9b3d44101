/// Contracts of clients and their mapping to trading accounts.
@NullMarked
package fidus.investments;

import org.jspecify.annotations.NullMarked;
