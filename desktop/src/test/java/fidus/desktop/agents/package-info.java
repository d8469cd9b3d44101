/// Agents and companies against a server that answers what a test says.
@NullMarked
package fidus.desktop.agents;

import org.jspecify.annotations.NullMarked;
