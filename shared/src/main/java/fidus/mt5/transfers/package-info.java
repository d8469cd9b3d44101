/// Which two deals are one movement of money, and which movements pass through a hub.
@NullMarked
package fidus.mt5.transfers;

import org.jspecify.annotations.NullMarked;
