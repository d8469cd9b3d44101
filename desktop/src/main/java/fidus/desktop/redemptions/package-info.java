/// Payouts on their way to clients.
@NullMarked
package fidus.desktop.redemptions;

import org.jspecify.annotations.NullMarked;
