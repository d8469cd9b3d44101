/// Clients: one record per person or company.
@NullMarked
package fidus.server.clients;

import org.jspecify.annotations.NullMarked;
