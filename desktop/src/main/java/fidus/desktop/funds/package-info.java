/// Funds, the versions of their terms, and the permits of single clients.
@NullMarked
package fidus.desktop.funds;

import org.jspecify.annotations.NullMarked;
