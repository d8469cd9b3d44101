/// Agents, their assignment to clients, and the approval of their commissions.
@NullMarked
package fidus.server.agents;

import org.jspecify.annotations.NullMarked;
