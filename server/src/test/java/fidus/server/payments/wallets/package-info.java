/// Tests of the package of the same name.
@NullMarked
package fidus.server.payments.wallets;

import org.jspecify.annotations.NullMarked;
