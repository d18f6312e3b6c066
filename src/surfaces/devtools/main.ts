import { messageText } from '../../browser/message-text.ts';
import { createDevtoolsPanel, keepRecording } from '../../browser/network/devtools.ts';

keepRecording();
void createDevtoolsPanel(messageText('appShort'), '/icons/16.png', '/src/surfaces/panel/index.html');
