/// Contracts and the accounts their principal is placed on.
@NullMarked
package fidus.server.investments;

import org.jspecify.annotations.NullMarked;
