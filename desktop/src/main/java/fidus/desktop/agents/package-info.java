/// Agents, whom they brought, and what they earn.
@NullMarked
package fidus.desktop.agents;

import org.jspecify.annotations.NullMarked;
