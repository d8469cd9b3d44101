/// Where money may be sent to and from, and the checks of accounts and addresses.
@NullMarked
package fidus.server.payments.wallets;

import org.jspecify.annotations.NullMarked;
