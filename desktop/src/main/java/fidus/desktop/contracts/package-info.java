/// Contracts of clients, and entering one with its mapping to accounts.
@NullMarked
package fidus.desktop.contracts;

import org.jspecify.annotations.NullMarked;
