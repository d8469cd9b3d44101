/// The registry of trading accounts, and everything about one of them.
@NullMarked
package fidus.desktop.accounts;

import org.jspecify.annotations.NullMarked;
