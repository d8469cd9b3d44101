/// Deposits of clients: recorded by one person, confirmed by another, assigned to contracts.
@NullMarked
package fidus.server.deposits;

import org.jspecify.annotations.NullMarked;
