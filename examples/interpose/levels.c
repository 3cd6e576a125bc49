/* SPDX-License-Identifier: MIT */
int level(void);

int main(void)
{
	return level();
}
