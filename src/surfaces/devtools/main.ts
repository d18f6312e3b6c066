import { createPanel, keepRecording } from '../../browser/devtools.ts';
import { messageText } from '../../browser/messages.ts';

keepRecording();
void createPanel(messageText('appShort'), '/icons/16.png', '/src/surfaces/panel/index.html');
