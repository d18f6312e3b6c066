import { messageText } from '../../browser/messages.ts';
import { createPanel, keepRecording } from '../../browser/network/devtools.ts';

keepRecording();
void createPanel(messageText('appShort'), '/icons/16.png', '/src/surfaces/panel/index.html');
