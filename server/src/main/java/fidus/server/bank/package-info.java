/// Statements of the house's bank accounts: taken in, watched, and compared with what waits.
@NullMarked
package fidus.server.bank;

import org.jspecify.annotations.NullMarked;
